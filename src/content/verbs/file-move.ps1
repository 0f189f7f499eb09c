# A file moved into the folder of this run. State: its size and time, or absent.
function Read-RcFileMove {
  param([string]$Target)
  if (-not (Test-Path -LiteralPath $Target)) { return 'absent' }
  $file = Get-Item -LiteralPath $Target -Force
  return 'file:{0}:{1}' -f $file.Length, $file.LastWriteTimeUtc.Ticks
}
function Write-RcFileMove {
  param([string]$Target, [string]$State)
  $kept = "$($Rc.Folder)\$(Split-Path -Path $Target -Leaf)"
  if ($State -eq 'absent') {
    Move-Item -LiteralPath $Target -Destination $kept
  } else {
    Move-Item -LiteralPath $kept -Destination $Target
  }
}
function Move-RcFile {
  param([string]$LiteralPath)
  $say = "move $LiteralPath to the journal folder"
  Invoke-RcChange -Verb 'file-move' -Target $LiteralPath -New 'absent' -Say $say
}
