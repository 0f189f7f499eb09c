# Do the listener's security layer and encryption level fit each other and today's clients?
if (-not (Test-Path -LiteralPath $RdpTcp)) {
  return New-RcResult -State 'blocked' -Code 'listener-missing'
}
$policyLayer = Get-RcPolicyValue -Name 'SecurityLayer'
$policyLevel = Get-RcPolicyValue -Name 'MinEncryptionLevel'
$layer = $policyLayer
if ($null -eq $layer) {
  $layer = Get-RcRegistryValue -Path $RdpTcp -Name 'SecurityLayer'
}
$level = $policyLevel
if ($null -eq $level) {
  $level = Get-RcRegistryValue -Path $RdpTcp -Name 'MinEncryptionLevel'
}
$data = @{}
if ($null -ne $layer) {
  $data['layer'] = $layer
}
if ($null -ne $level) {
  $data['level'] = $level
}
if ($null -ne $policyLayer -and @(1, 2) -notcontains $policyLayer) {
  return New-RcResult -State 'blocked' -Code 'policy-owned' -Data $data
}
if ($policyLevel -eq 1 -and $layer -ne 1) {
  return New-RcResult -State 'blocked' -Code 'policy-owned' -Data $data
}
if ($null -eq $layer) {
  return New-RcResult -State 'fault' -Code 'missing' -Data $data
}
if ($layer -eq 0) {
  return New-RcResult -State 'fault' -Code 'rdp-layer' -Data $data
}
if (@(1, 2) -notcontains $layer) {
  return New-RcResult -State 'fault' -Code 'invalid' -Data $data
}
if ($layer -eq 2 -and $level -eq 1) {
  return New-RcResult -State 'fault' -Code 'contradiction' -Data $data
}
$negotiation = Get-RcRegistryValue -Path $RdpTcp -Name 'fAllowSecProtocolNegotiation'
if ($null -ne $negotiation -and $negotiation -eq 0) {
  return New-RcResult -State 'fault' -Code 'negotiation-off' -Data $data
}
if ($layer -eq 1) {
  return New-RcResult -State 'ok' -Code 'negotiate' -Data $data
}
return New-RcResult -State 'ok' -Code 'tls' -Data $data
