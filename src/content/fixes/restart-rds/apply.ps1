$start = Get-RcRegistryValue -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\TermService' -Name 'Start'
if ($start -eq 4) {
  # Manual is the default: Windows starts the service when Remote Desktop needs it.
  Set-RcServiceStart -Name 'TermService' -StartType 'Manual'
}
Restart-RcService -Name 'TermService'
# The port opens a moment after the service has started.
$port = Get-RcRdpPort
$owners = @()
for ($wait = 0; $Mode -eq 'apply' -and $owners.Count -eq 0 -and $wait -lt 20; $wait++) {
  Start-Sleep -Seconds 1
  $owners = @(Get-NetTCPConnection -State 'Listen' -LocalPort $port -ErrorAction 'SilentlyContinue')
}
