# Windows rejects layer 2 while the level is 1, so the level goes up first. Nothing is ever lowered here.
$layer = Get-RcRegistryValue -Path $RdpTcp -Name 'SecurityLayer'
$level = Get-RcRegistryValue -Path $RdpTcp -Name 'MinEncryptionLevel'
$policyLayer = Get-RcPolicyValue -Name 'SecurityLayer'
$policyLevel = Get-RcPolicyValue -Name 'MinEncryptionLevel'
$effective = $layer
if ($null -ne $policyLayer) {
  $effective = $policyLayer
}
if ($effective -ne 1 -and $null -eq $policyLevel -and @(3, 4) -notcontains $level) {
  Set-RcRegistryValue -Path $RdpTcp -Name 'MinEncryptionLevel' -Kind 'DWord' -Value 2
}
if ($null -eq $policyLayer -and $layer -ne 1) {
  Set-RcRegistryValue -Path $RdpTcp -Name 'SecurityLayer' -Kind 'DWord' -Value 2
}
if ((Get-RcRegistryValue -Path $RdpTcp -Name 'fAllowSecProtocolNegotiation') -eq 0) {
  Set-RcRegistryValue -Path $RdpTcp -Name 'fAllowSecProtocolNegotiation' -Kind 'DWord' -Value 1
}
Write-RcLine 'This holds for new connections. If one still fails, restart Remote Desktop Services.'
