# Who listens on the port that Remote Desktop is set to?
$port = Get-RcRdpPort
$own = Get-RcServiceProcessId -Name 'TermService'
$owners = @(Get-NetTCPConnection -State 'Listen' -LocalPort $port -ErrorAction 'SilentlyContinue' |
  ForEach-Object -Process { [int]$_.OwningProcess } |
  Sort-Object -Unique)
$foreign = @($owners | Where-Object -FilterScript { $_ -ne $own })
$data = @{ port = $port }
if ($owners.Count -eq 0 -and $own -eq 0) {
  return New-RcResult -State 'not-applicable' -Code 'service-down' -Data $data
}
if ($owners.Count -eq 0) {
  return New-RcResult -State 'not-applicable' -Code 'nobody' -Data $data
}
if ($foreign.Count -eq 0 -and $port -ne 3389) {
  return New-RcResult -State 'ok' -Code 'own-moved' -Data $data
}
if ($foreign.Count -eq 0) {
  return New-RcResult -State 'ok' -Code 'own' -Data $data
}
if ($foreign.Count -gt 1) {
  return New-RcResult -State 'blocked' -Code 'several-owners' -Data $data
}
$id = $foreign[0]
$data['process'] = $id
if ($id -eq 4) {
  Write-RcLine 'Port {0} is held by the Windows kernel (HTTP.sys) for a program such as IIS or a VPN server.' $port
  return New-RcResult -State 'blocked' -Code 'kernel' -Data $data
}
$services = @(Get-CimInstance -ClassName 'Win32_Service' |
  Where-Object -FilterScript { [int]$_.ProcessId -eq $id } |
  ForEach-Object -Process { [string]$_.Name })
if ($services.Count -eq 0) {
  $program = @(Get-Process -Id $id -ErrorAction 'SilentlyContinue' | ForEach-Object -Process { $_.ProcessName })
  Write-RcLine 'Port {0} is held by process {1} ({2}), which is no service.' $port $id ($program -join ' ')
  return New-RcResult -State 'blocked' -Code 'program' -Data $data
}
Write-RcLine 'Port {0} is held by process {1}, service: {2}' $port $id ($services -join ' ')
if ($services.Count -gt 1) {
  return New-RcResult -State 'blocked' -Code 'shared-process' -Data $data
}
if ($services[0] -ne $OwnerService) {
  return New-RcResult -State 'blocked' -Code 'other-service' -Data $data
}
# Windows or your way in would fall over without these.
$essential = @(
  'BFE', 'DcomLaunch', 'Dhcp', 'Dnscache', 'EventLog', 'gpsvc', 'HTTP', 'KeyIso', 'LanmanServer',
  'LanmanWorkstation', 'LSM', 'mpssvc', 'Netlogon', 'NlaSvc', 'nsi', 'NTDS', 'PlugPlay', 'Power', 'ProfSvc',
  'RdAgent', 'RpcEptMapper', 'RpcSs', 'SamSs', 'Schedule', 'SessionEnv', 'sshd', 'TermService', 'UmRdpService',
  'vmicvmsession', 'VMTools', 'WindowsAzureGuestAgent', 'Winmgmt', 'WinRM'
)
if ($essential -contains $services[0]) {
  return New-RcResult -State 'blocked' -Code 'essential' -Data $data
}
$dependents = @((Get-Service -Name $services[0]).DependentServices | Where-Object -FilterScript {
  [string]$_.Status -eq 'Running'
})
if ($dependents.Count -gt 0) {
  return New-RcResult -State 'blocked' -Code 'has-dependents' -Data $data
}
return New-RcResult -State 'fault' -Code 'named-service' -Data $data
