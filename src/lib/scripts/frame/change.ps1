# Is the state the wanted one? Windows adds flags to permissions by itself; a restarted service runs.
# Character by character: -eq takes no notice of signs that do not show, and so of where a list is divided.
function Test-RcSame {
  param([string]$Now, [string]$Wanted)
  if ($Wanted -eq 'Restarted') { return $Now -eq 'Running' }
  $flags = 'D:(P?)(AR)?(AI)?\('
  return [string]::Equals(($Now -replace $flags, 'D:$1('), ($Wanted -replace $flags, 'D:$1('))
}
# What undo may do with a target: the last word of its line in the footprint. Outside it nothing is touched.
function Get-RcFootprint {
  param([string]$Verb, [string]$Target)
  $path = ($Target -split '>')[0].Replace('/', '\')
  $data = Get-RcProgramData
  foreach ($line in $Footprint) {
    $kind, $allowed, $undo = $line.Replace('/', '\').Replace('%ProgramData%', $data) -split '\|'
    $same = [string]::Equals($path, $allowed, 'OrdinalIgnoreCase')
    if ($allowed.EndsWith('*')) { $same = $path.StartsWith($allowed.TrimEnd('*'), 'OrdinalIgnoreCase') }
    if ($same -and $kind -eq $Verb -and $path -notmatch '\.\.') { return $undo }
  }
}
# Every change goes this way: look, say, write the old state down, change, look again.
function Invoke-RcChange {
  param([string]$Verb, [string]$Target, [string]$New, [string]$Say)
  $old = Read-RcState -Verb $Verb -Target $Target
  if ($New -ne 'Restarted' -and (Test-RcSame -Now $old -Wanted $New)) { return }
  if (-not (Get-RcFootprint -Verb $Verb -Target $Target)) { throw "Not declared by this fix: $Verb $Target" }
  $was = $old -replace '^(.{60}).+$', '$1...'
  $Rc.Changes += 1
  if ($Mode -ne 'apply') {
    Write-RcLine 'Would {0} (now {1})' $Say $was
    return
  }
  Add-RcJournal -Verb $Verb -Target $Target -Old $old -New $New
  Write-RcLine 'Now: {0} (was {1})' $Say $was
  Write-RcState -Verb $Verb -Target $Target -State $New
  if (Test-RcSame -Now (Read-RcState -Verb $Verb -Target $Target) -Wanted $New) { return }
  throw "It did not take: $Verb $Target"
}
