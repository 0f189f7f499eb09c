# Does a service run? Target: its name, or name>dependent. State: Running or Stopped.
function Read-RcServiceState {
  param([string]$Target)
  $service = Get-Service -Name ($Target -split '>')[-1]
  # On its way? Soon it is there. If it hangs, that is what is said.
  for ($wait = 0; [string]$service.Status -like '*Pending' -and $wait -lt 45; $wait++) {
    Start-Sleep -Seconds 2
    $service.Refresh()
  }
  return [string]$service.Status
}
# Restarted, as a wanted state, brings running dependents back.
function Write-RcServiceState {
  param([string]$Target, [string]$State)
  $owner, $name = ($Target -split '>')[0, -1]
  $service = Get-Service -Name $name
  $known = @((Get-Service -Name $owner).DependentServices | ForEach-Object { $_.Name }) + $owner
  if ($known -notcontains $name) { throw "$name does not depend on $owner" }
  # From the registry: an older .NET does not tell how a service starts.
  $start = Get-RcRegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$name" -Name 'Start'
  if ($State -eq 'Restarted' -and $start -eq 4) {
    throw "$name is disabled and would not start again"
  }
  $running = @()
  if ($State -eq 'Restarted') { $running = @(Get-RcRunningDependent -Name $name) }
  if ($State -ne 'Running') {
    Stop-Service -Name $name -Force -NoWait
    $service.WaitForStatus('Stopped', [timespan]'00:01:30')
  }
  if ($State -eq 'Stopped') { return }
  foreach ($one in @($name) + $running) {
    # Not Start-Service: it waits for ever for a service that hangs.
    $service = Get-Service -Name $one
    if ($service.Status -eq 'Stopped') { $service.Start() }
    $service.WaitForStatus('Running', [timespan]'00:01:30')
  }
}
function Get-RcRunningDependent {
  param([string]$Name)
  $dependents = (Get-Service -Name $Name).DependentServices
  return $dependents | Where-Object { $_.Status -eq 'Running' } | ForEach-Object { $_.Name }
}
function Restart-RcService {
  param([string]$Name)
  $new = 'Restarted'
  if ((Read-RcServiceState -Target $Name) -eq 'Stopped') { $new = 'Running' }
  foreach ($one in @(Get-RcRunningDependent -Name $Name)) {
    # Undo must know what came along, in case this is cut short between stop and start.
    $also = @{ Verb = 'service-state'; Target = "$Name>$one"; Old = 'Running'; New = 'Restarted' }
    if ($Mode -eq 'apply') { Add-RcJournal @also }
  }
  Invoke-RcChange -Verb 'service-state' -Target $Name -New $new -Say "restart service $Name"
}
# What depends on the service stops first, and comes back when this script starts the service again.
function Stop-RcService {
  param([string]$Name)
  $Rc.Dependents[$Name] = @(Get-RcRunningDependent -Name $Name | ForEach-Object { "$Name>$_" })
  foreach ($target in @($Rc.Dependents[$Name]) + $Name) {
    Invoke-RcChange -Verb 'service-state' -Target $target -New 'Stopped' -Say "stop service $target"
  }
}
function Start-RcService {
  param([string]$Name)
  foreach ($target in @($Name) + @($Rc.Dependents[$Name] | Where-Object { $_ })) {
    Invoke-RcChange -Verb 'service-state' -Target $target -New 'Running' -Say "start service $target"
  }
}
