# May this machine's servers use TLS 1.2? Missing values mean the default, which is yes.
$path = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Server'
$enabled = Get-RcRegistryValue -Path $path -Name 'Enabled'
$disabled = Get-RcRegistryValue -Path $path -Name 'DisabledByDefault'
if ($null -ne $enabled -and $enabled -eq 0) {
  return New-RcResult -State 'fault' -Code 'disabled'
}
if ($null -ne $disabled -and $disabled -ne 0) {
  return New-RcResult -State 'fault' -Code 'off-by-default'
}
if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
  return New-RcResult -State 'unknown' -Code 'service-stopped'
}
if ($null -eq $enabled -and $null -eq $disabled) {
  return New-RcResult -State 'ok' -Code 'default'
}
return New-RcResult -State 'ok' -Code 'allowed'
