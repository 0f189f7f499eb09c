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
  Copy-Item -LiteralPath $Rc.From -Destination $Target
  Set-Acl -LiteralPath $Target -AclObject (Get-Acl -LiteralPath $Rc.From)
}
function Copy-RcFile {
  param([string]$LiteralPath, [string]$Destination)
  if (Test-Path -LiteralPath $Destination -PathType 'Container') {
    $Destination = Join-Path -Path $Destination -ChildPath (Split-Path -Path $LiteralPath -Leaf)
  }
  if (Test-Path -LiteralPath $Destination) { return }
  $Rc.From = $LiteralPath
  $new = Read-RcFileCopy -Target $LiteralPath
  Invoke-RcChange -Verb 'file-copy' -Target $Destination -New $new -Say "copy $LiteralPath to $Destination"
}
