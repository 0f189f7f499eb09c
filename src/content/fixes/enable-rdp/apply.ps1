Set-RcRegistryValue -Path $TerminalServer -Name 'fDenyTSConnections' -Kind 'DWord' -Value 0
$enabled = Get-RcRegistryValue -Path $TerminalServer -Name 'TSEnabled'
if ($null -ne $enabled -and $enabled -ne 1) {
  Set-RcRegistryValue -Path $TerminalServer -Name 'TSEnabled' -Kind 'DWord' -Value 1
}
# A running service opens the listener by itself; a stopped one has to be started.
if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
  $service = @(Get-Service -Name 'TermService' -ErrorAction 'SilentlyContinue')
  if ($service.Count -eq 1 -and [string]$service[0].StartType -ne 'Disabled') {
    Start-RcService -Name 'TermService'
  } else {
    Write-RcLine 'Remote Desktop Services is disabled or missing. Next: the fix that restarts it.'
  }
}
Write-RcLine 'The firewall is not changed here. If the port stays closed, use the fix for the firewall rules.'
