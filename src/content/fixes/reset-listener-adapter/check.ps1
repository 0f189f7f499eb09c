# Is the listener switched on, bound to all adapters, and without a limit on connections?
if (-not (Test-Path -LiteralPath $RdpTcp)) {
  return New-RcResult -State 'blocked' -Code 'listener-missing'
}
$enabled = Get-RcRegistryValue -Path $RdpTcp -Name 'fEnableWinStation'
$adapter = Get-RcRegistryValue -Path $RdpTcp -Name 'LanAdapter'
$limit = Get-RcRegistryValue -Path $RdpTcp -Name 'MaxInstanceCount'
if ($enabled -ne 1) {
  return New-RcResult -State 'fault' -Code 'switched-off'
}
if ($null -ne $adapter -and $adapter -ne 0) {
  return New-RcResult -State 'fault' -Code 'one-adapter' -Data @{ adapter = $adapter }
}
if ($null -ne $limit -and $limit -ne 4294967295) {
  return New-RcResult -State 'fault' -Code 'limited' -Data @{ limit = $limit }
}
$policy = Get-RcPolicyValue -Name 'MaxInstanceCount'
if ($null -ne $policy -and $policy -lt 999999) {
  return New-RcResult -State 'blocked' -Code 'policy-owned' -Data @{ limit = $policy }
}
if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
  return New-RcResult -State 'unknown' -Code 'service-stopped'
}
return New-RcResult -State 'ok' -Code 'default'
