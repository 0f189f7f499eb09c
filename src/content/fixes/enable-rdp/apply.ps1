Set-RcRegistryValue -Path $TerminalServer -Name 'fDenyTSConnections' -Kind 'DWord' -Value 0
$enabled = Get-RcRegistryValue -Path $TerminalServer -Name 'TSEnabled'
if ($null -ne $enabled -and $enabled -ne 1) {
  Set-RcRegistryValue -Path $TerminalServer -Name 'TSEnabled' -Kind 'DWord' -Value 1
}
# A running service opens the listener by itself; a stopped one has to be started.
$start = Get-RcRegistryValue -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\TermService' -Name 'Start'
if ($null -ne $start -and $start -ne 4) {
  Start-RcService -Name 'TermService'
} else {
  Write-RcLine 'Remote Desktop Services is disabled or missing. Next: the fix that restarts it.'
}
Write-RcLine 'The firewall is not changed here. If the port stays closed, use the fix for the firewall rules.'
