# The start type goes first: if anything fails later, the other service at least does not race at the next start.
$start = Get-RcRegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$OwnerService" -Name 'Start'
if ($start -eq 4) {
  # Once stopped it could not come back, so undo would fail.
  $message = "The service $OwnerService is disabled. Restart the computer: then it is off, and the port is free."
  Stop-Rc -Result 'refused' -Code 'service-disabled' -Message $message
}
if ($start -eq 2) {
  Set-RcServiceStart -Name $OwnerService -StartType 'Manual'
}
Stop-RcService -Name $OwnerService
Restart-RcService -Name 'TermService'
$port = Get-RcRdpPort
$owners = @()
for ($wait = 0; $Mode -eq 'apply' -and $owners.Count -eq 0 -and $wait -lt 20; $wait++) {
  Start-Sleep -Seconds 1
  $owners = @(Get-NetTCPConnection -State 'Listen' -LocalPort $port -ErrorAction 'SilentlyContinue')
}
