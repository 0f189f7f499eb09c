# Does Remote Desktop Services run, and does it hold the port?
$service = @(Get-Service -Name 'TermService' -ErrorAction 'SilentlyContinue')
if ($service.Count -eq 0) {
  return New-RcResult -State 'blocked' -Code 'service-missing'
}
$status = [string]$service[0].Status
if ($status -like '*Pending') {
  return New-RcResult -State 'blocked' -Code 'hung'
}
$start = Get-RcRegistryValue -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\TermService' -Name 'Start'
if ($start -eq 4) {
  return New-RcResult -State 'fault' -Code 'disabled'
}
if ($status -ne 'Running') {
  return New-RcResult -State 'fault' -Code 'stopped'
}
$port = Get-RcRdpPort
$process = Get-RcServiceProcessId -Name 'TermService'
$owners = @(Get-NetTCPConnection -State 'Listen' -LocalPort $port -ErrorAction 'SilentlyContinue' |
  ForEach-Object -Process { [int]$_.OwningProcess })
if ($owners.Count -gt 0 -and $owners -notcontains $process) {
  return New-RcResult -State 'blocked' -Code 'other-owner' -Data @{ port = $port }
}
if ($owners.Count -eq 0) {
  $deny = Get-RcPolicyValue -Name 'fDenyTSConnections'
  if ($null -eq $deny) {
    $deny = Get-RcRegistryValue -Path $TerminalServer -Name 'fDenyTSConnections'
  }
  if ($deny -eq 1) {
    return New-RcResult -State 'blocked' -Code 'rdp-off'
  }
  return New-RcResult -State 'fault' -Code 'no-listener' -Data @{ port = $port }
}
# It runs and listens. A service that hangs looks just like this, so a restart is still worth a try, once.
$recent = (Get-Date).AddMinutes(-10)
$young = @(Get-Process -Id $process -ErrorAction 'SilentlyContinue' |
  Where-Object -FilterScript { $_.StartTime -gt $recent })
if ($young.Count -gt 0) {
  $minutes = [int]((Get-Date) - $young[0].StartTime).TotalMinutes
  return New-RcResult -State 'ok' -Code 'just-started' -Data @{ port = $port; minutes = $minutes }
}
return New-RcResult -State 'unknown' -Code 'listening' -Data @{ port = $port }
