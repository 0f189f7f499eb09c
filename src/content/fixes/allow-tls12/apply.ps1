# Only the value that switches TLS 1.2 off is changed. A missing one stays missing: it means yes.
$path = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Server'
$disabled = Get-RcRegistryValue -Path $path -Name 'DisabledByDefault'
if ($null -ne $disabled -and $disabled -ne 0) {
  Set-RcRegistryValue -Path $path -Name 'DisabledByDefault' -Kind 'DWord' -Value 0
}
$enabled = Get-RcRegistryValue -Path $path -Name 'Enabled'
if ($null -ne $enabled -and $enabled -eq 0) {
  Set-RcRegistryValue -Path $path -Name 'Enabled' -Kind 'DWord' -Value 1
}
# Services ask for their protocols when they start.
Restart-RcService -Name 'TermService'
Write-RcLine 'If clients still find no common TLS version, restart the computer.'
