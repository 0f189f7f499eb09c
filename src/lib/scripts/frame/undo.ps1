# The runs of this fix that are not undone yet, newest first.
function Find-RcRun {
  $root = Get-RcRoot
  if (-not (Test-Path -LiteralPath $root)) { return }
  Lock-RcMachine
  foreach ($run in (Get-ChildItem -LiteralPath $root -Directory | Sort-Object -Property 'Name' -Descending)) {
    if ($run.Name -notmatch "^[0-9]{21}-$Fix$") { continue }
    $folder = "$root\$($run.Name)"
    Open-RcFolder -Path $folder
    if (Test-Path -LiteralPath "$folder\undone.txt") { continue }
    if (Test-Path -LiteralPath "$folder\journal.txt") { $folder }
  }
}
# The journal of a run, newest change first. One line outside the footprint, and nothing is touched at all.
function Get-RcJournal {
  param([string]$Folder)
  $decode = { [string][char][convert]::ToInt32($args[0].Groups[1].Value, 16) }
  $lines = @(Get-Content -LiteralPath "$Folder\journal.txt")
  [array]::Reverse($lines)
  foreach ($line in $lines) {
    $field = @($line.Split('|') | ForEach-Object { [regex]::Replace($_, '~([0-9a-f]{4})', $decode) })
    if ($field.Count -ne 7) { continue }
    if ($field[0] -ne '1') {
      Stop-Rc -Code 'journal-schema' -Message 'A newer script wrote this journal. Take undo from today''s page.'
    }
    $undo = Get-RcFootprint -Verb $field[3] -Target $field[4]
    if ($field[1] -ne $Fix -or -not $undo) {
      $why = "The journal names $($field[4]), which this fix may not touch. Nothing was put back."
      Stop-Rc -Code 'journal-target' -Message $why
    }
    @{ Verb = $field[3]; Target = $field[4]; Old = $field[5]; New = $field[6]; Undo = $undo }
  }
}
# Puts one item back if it still is as the script left it. False: it is back already, or was never changed.
function Undo-RcChange {
  param([hashtable]$Item)
  $where = @{ Verb = $Item.Verb; Target = $Item.Target }
  $now = Read-RcState @where
  if (Test-RcSame -Now $now -Wanted $Item.Old) { return $false }
  if ($Item.Undo -eq 'none') { throw 'it cannot come back' }
  $gone = $now -like 'absent*' -and $Item.Old -like 'absent*'
  if (-not $gone -and -not (Test-RcSame -Now $now -Wanted $Item.New)) { throw 'changed since by somebody else' }
  Write-RcState @where -State $Item.Old
  if (Test-RcSame -Now (Read-RcState @where) -Wanted $Item.Old) { return $true }
  throw 'it did not take'
}
# Services that were restarted. First those that a failure left stopped, while they may still start; at the end all,
# if anything was put back.
function Undo-RcRestart {
  param([object[]]$Items, [switch]$Last)
  foreach ($item in @($Items | Where-Object { $_.New -eq 'Restarted' })) {
    $where = @{ Verb = $item.Verb; Target = $item.Target }
    try {
      if ((Read-RcState @where) -ne 'Running') {
        Write-RcState @where -State 'Running'
        $Rc.Changes += 1
        Write-RcLine 'Started again: {0}' $item.Target
      } elseif ($Last -and $Rc.Changes -gt 0 -and $item.Target -notmatch '>') {
        Write-RcState @where -State 'Restarted'
      }
    } catch {
      Write-RcLine 'Not restarted: {0}: {1}' $item.Target $_.Exception.Message
      if ($Last -and (Read-RcState @where) -ne 'Running') { $Rc.Down = $true }
    }
  }
}
# Undoes the newest run that has anything to put back: last change first, restarts at the end.
function Undo-RcRun {
  $left = @()
  foreach ($folder in @(Find-RcRun)) {
    if ($Rc.Changes + $left.Count -gt 0) { break }
    $items = @(Get-RcJournal -Folder $folder)
    $Rc.Folder = $folder
    $denied = $false
    Undo-RcRestart -Items $items
    foreach ($item in @($items | Where-Object { $_.New -ne 'Restarted' })) {
      try {
        if (-not (Undo-RcChange -Item $item)) { continue }
        $Rc.Changes += 1
        Write-RcLine 'Put back: {0} {1}' $item.Verb $item.Target
      } catch {
        $left += $item.Undo
        Write-RcLine 'Left alone: {0} {1}: {2}' $item.Verb $item.Target $_.Exception.Message
        if ($_.Exception.GetType().Name -eq 'UnauthorizedAccessException') { $denied = $true }
      }
    }
    Undo-RcRestart -Items $items -Last
    if ($Rc.Down) { $left += 'journal' }
    if ($denied) {
      Write-RcLine 'This account may not do all of it. Run undo again as SYSTEM.'
    } elseif (-not $Rc.Down) {
      New-Item -ItemType 'File' -Path "$folder\undone.txt" | Out-Null
    }
  }
  $Rc.Data = @{ items = $Rc.Changes; left = $left.Count }
  $Rc.Result = 'undone'
  $Rc.Code = 'restored'
  if ($left -contains 'journal') { $Rc.Result = 'undone-partly' }
  if ($Rc.Changes + $left.Count -gt 0) { return }
  $Rc.Result = 'no-change'
  $Rc.Code = 'nothing-to-undo'
}
