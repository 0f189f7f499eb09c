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
  $sddl = (Get-Acl -LiteralPath $Rc.From).Sddl
  try {
    Write-RcSddl -Path $Target -Sddl $sddl
  } catch {
    # Not every account can be named as owner. Who may use the file is what counts.
    Write-RcSddl -Path $Target -Sddl ($sddl -replace '^O:.*?(?=G:)', 'O:BA')
  }
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
