# What is right already stays as it is. Missing values mean all adapters and no limit.
Set-RcRegistryValue -Path $RdpTcp -Name 'fEnableWinStation' -Kind 'DWord' -Value 1
$adapter = Get-RcRegistryValue -Path $RdpTcp -Name 'LanAdapter'
if ($null -ne $adapter -and $adapter -ne 0) {
  Write-RcLine 'From now on Remote Desktop answers on every network adapter, not only on number {0}.' $adapter
  Set-RcRegistryValue -Path $RdpTcp -Name 'LanAdapter' -Kind 'DWord' -Value 0
}
if ($null -ne (Get-RcRegistryValue -Path $RdpTcp -Name 'MaxInstanceCount')) {
  Set-RcRegistryValue -Path $RdpTcp -Name 'MaxInstanceCount' -Kind 'DWord' -Value 4294967295
}
Restart-RcService -Name 'TermService'
$port = Get-RcRdpPort
$owners = @()
for ($wait = 0; $Mode -eq 'apply' -and $owners.Count -eq 0 -and $wait -lt 20; $wait++) {
  Start-Sleep -Seconds 1
  $owners = @(Get-NetTCPConnection -State 'Listen' -LocalPort $port -ErrorAction 'SilentlyContinue')
}
