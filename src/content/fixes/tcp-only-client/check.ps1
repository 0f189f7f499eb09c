# May the Remote Desktop client on this computer use UDP beside TCP? Yes is the default, and no fault by itself.
$path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\Client'
$value = Get-RcRegistryValue -Path $path -Name 'fClientDisableUDP'
if ($null -eq $value) {
  return New-RcResult -State 'unknown' -Code 'udp-allowed'
}
if ($value -eq 0) {
  return New-RcResult -State 'blocked' -Code 'policy-owned'
}
return New-RcResult -State 'ok' -Code 'tcp-only'
