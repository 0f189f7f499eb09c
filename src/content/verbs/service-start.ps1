# When a service starts. State: Automatic, Manual or Disabled.
function Read-RcServiceStart {
  param([string]$Target)
  switch (Get-RcRegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$Target" -Name 'Start') {
    2 { return 'Automatic' }
    3 { return 'Manual' }
    4 { return 'Disabled' }
  }
  throw "There is no service $Target whose start can be set."
}
function Write-RcServiceStart {
  param([string]$Target, [string]$State)
  Set-Service -Name $Target -StartupType $State
}
function Set-RcServiceStart {
  param([string]$Name, [string]$StartType)
  Invoke-RcChange -Verb 'service-start' -Target $Name -New $StartType -Say "let service $Name start: $StartType"
}
