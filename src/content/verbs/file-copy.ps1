# A file copied with owner and permissions, never over another. State: its size and time, or absent.
function Read-RcFileCopy {
  param([string]$Target)
  if (-not (Test-Path -LiteralPath $Target)) { return 'absent' }
  $file = Get-Item -LiteralPath $Target -Force
  return 'file:{0}:{1}' -f $file.Length, $file.LastWriteTimeUtc.Ticks
}
function Write-RcFileCopy {
  param([string]$Target, [string]$State)
  if ($State -eq 'absent') {
    Remove-Item -LiteralPath $Target -Force
    return
  }
  # Made ready in the journal folder and put in its place in one step: half a file never stands there.
  $ready = "$($Rc.Folder)\copy"
  Copy-Item -LiteralPath $Rc.From -Destination $ready
  Write-RcSddl -Path $ready -Sddl (Get-Acl -LiteralPath $Rc.From).Sddl
  Move-Item -LiteralPath $ready -Destination $Target
}
function Copy-RcFile {
  param([string]$LiteralPath, [string]$Destination)
  # Into a folder, nobody could say where the file lands: it may be a link that somebody else made.
  if (Test-Path -LiteralPath $Destination -PathType 'Container') { throw "$Destination is a folder." }
  if (Test-Path -LiteralPath $Destination) { return }
  $Rc.From = $LiteralPath
  $new = Read-RcFileCopy -Target $LiteralPath
  Invoke-RcChange -Verb 'file-copy' -Target $Destination -New $new -Say "copy $LiteralPath to $Destination"
}
