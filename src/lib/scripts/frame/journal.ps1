# A field of the journal is ASCII: all else, and the two signs with a meaning, becomes ~ and four digits.
function ConvertTo-RcField {
  param([string]$Text)
  return [regex]::Replace($Text, '[^\x20-\x7d]|\|', { '~{0:x4}' -f [int][char]$args[0].Value })
}
# Written and flushed before each change: schema, fix, revision, verb, target, old state, new state.
function Add-RcJournal {
  param([string]$Verb, [string]$Target, [string]$Old, [string]$New)
  if (-not $Rc.Journal) {
    $folder = '{0}\{1}-{2}' -f (Get-RcRoot), ([datetime]::UtcNow.ToString('o') -replace '[^0-9]'), $Fix
    Open-RcFolder -Path $folder
    $Rc.Journal = [System.IO.File]::Open("$folder\journal.txt", 'CreateNew', 'Write', 'Read')
    $Rc.Folder = $folder
    Write-RcLine 'Journal, and how to undo by hand: {0}' $folder
  }
  $fields = @('1', $Fix, $Revision, $Verb, $Target, $Old, $New) | ForEach-Object { ConvertTo-RcField -Text $_ }
  $bytes = [System.Text.Encoding]::ASCII.GetBytes(($fields -join '|') + [char]13 + [char]10)
  $Rc.Journal.Write($bytes, 0, $bytes.Length)
  $Rc.Journal.Flush($true)
  $hand = 'If {0} {1} is still [{3}], put back [{2}]. Begin with the last line.' -f $Verb, $Target, $Old, $New
  if ($New -eq 'Restarted') { $hand = "Restart the service $Target after the other lines." }
  Add-Content -LiteralPath "$($Rc.Folder)\undo-by-hand.txt" -Value $hand
}
