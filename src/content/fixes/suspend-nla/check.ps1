# Does the target require Network Level Authentication? On is the safe state; this check judges nothing.
if (-not (Test-Path -LiteralPath $RdpTcp)) {
  return New-RcResult -State 'blocked' -Code 'listener-missing'
}
$policy = Get-RcPolicyValue -Name 'UserAuthentication'
if ($null -ne $policy -and $policy -ne 0) {
  return New-RcResult -State 'blocked' -Code 'policy-owned'
}
if ($null -ne $policy) {
  return New-RcResult -State 'not-applicable' -Code 'policy-off'
}
$local = Get-RcRegistryValue -Path $RdpTcp -Name 'UserAuthentication'
if ($null -eq $local) {
  return New-RcResult -State 'unknown' -Code 'not-set'
}
if ($local -eq 0) {
  return New-RcResult -State 'ok' -Code 'off'
}
return New-RcResult -State 'unknown' -Code 'on'
