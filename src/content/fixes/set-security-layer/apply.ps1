# Windows rejects layer 2 while the level is 1, so the level goes up first. Nothing is ever lowered here.
$layer = Get-RcRegistryValue -Path $RdpTcp -Name 'SecurityLayer'
$level = Get-RcRegistryValue -Path $RdpTcp -Name 'MinEncryptionLevel'
$policyLayer = Get-RcPolicyValue -Name 'SecurityLayer'
$policyLevel = Get-RcPolicyValue -Name 'MinEncryptionLevel'
$effective = $layer
if ($null -ne $policyLayer) {
  $effective = $policyLayer
}
if ($effective -ne 1 -and $null -eq $policyLevel -and @(2, 3, 4) -notcontains $level) {
  Set-RcRegistryValue -Path $RdpTcp -Name 'MinEncryptionLevel' -Kind 'DWord' -Value 2
}
if ($null -eq $policyLayer -and @(1, 2) -notcontains $layer) {
  Set-RcRegistryValue -Path $RdpTcp -Name 'SecurityLayer' -Kind 'DWord' -Value 2
}
$negotiation = Get-RcRegistryValue -Path $RdpTcp -Name 'fAllowSecProtocolNegotiation'
if ($null -ne $negotiation -and $negotiation -eq 0) {
  Set-RcRegistryValue -Path $RdpTcp -Name 'fAllowSecProtocolNegotiation' -Kind 'DWord' -Value 1
}
Write-RcLine 'This holds for new connections. If one still fails, restart Remote Desktop Services.'
