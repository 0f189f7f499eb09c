# This script's own text, in another mode, in a file that only administrators can change.
function Save-RcScript {
  param([string]$Path, [string]$As)
  $text = $Source.Replace('$Mode = ' + "'$Mode'", '$Mode = ' + "'$As'")
  Set-Content -LiteralPath $Path -Value ('& {' + $text + '}') -Encoding 'Ascii'
}
# A task that runs such a file as SYSTEM, also after a restart of Windows, and keeps what it prints beside it.
function Register-RcTask {
  param([string]$Name, [string]$Path, [object]$Trigger)
  $policy = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\PowerShell'
  $signed = (Get-RcRegistryValue -Path $policy -Name 'ExecutionPolicy') -eq 'AllSigned'
  if ($signed -or (Get-RcRegistryValue -Path $policy -Name 'EnableScripts') -eq 0) {
    throw 'A policy lets no unsigned script file run, so a task could not do this.'
  }
  # Whoever made a task may keep the right to change it, so an old one with this name is not reused.
  if ($null -ne (Get-ScheduledTask -TaskName $Name -ErrorAction 'SilentlyContinue')) {
    Unregister-ScheduledTask -TaskName $Name -Confirm:$false
  }
  $argument = '-NoProfile -ExecutionPolicy Bypass -Command "& ''{0}'' > ''{0}.txt''"' -f $Path
  # The whole path: what a bare name means to SYSTEM depends on the machine's PATH.
  $shell = '{0}\WindowsPowerShell\v1.0\powershell.exe' -f [System.Environment]::SystemDirectory
  $settings = @{ StartWhenAvailable = $true; AllowStartIfOnBatteries = $true }
  $settings.DontStopIfGoingOnBatteries = $true
  $task = @{
    TaskName = $Name
    Action = New-ScheduledTaskAction -Execute $shell -Argument $argument
    Principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType 'ServiceAccount' -RunLevel 'Highest'
    Settings = New-ScheduledTaskSettingsSet @settings
  }
  if ($Trigger) { $task.Trigger = $Trigger }
  Register-ScheduledTask @task | Out-Null
}
