# A certificate taken out of a store of the computer; its key stays. State: cert:public part in hex, or absent.
function Read-RcCertificate {
  param([string]$Target)
  if (-not (Test-Path -LiteralPath $Target)) { return 'absent' }
  return 'cert:' + [System.BitConverter]::ToString((Get-Item -LiteralPath $Target).RawData).Replace('-', '')
}
function Write-RcCertificate {
  param([string]$Target, [string]$State)
  if ($State -ne 'absent') { throw 'a certificate is not put back: Windows makes a new one' }
  Remove-Item -LiteralPath $Target
}
function Remove-RcCertificate {
  param([string]$Store, [string]$Thumbprint)
  $target = "Cert:\LocalMachine\$Store\$Thumbprint"
  $say = "remove certificate $Thumbprint, not its key"
  Invoke-RcChange -Verb 'certificate' -Target $target -New 'absent' -Say $say
}
