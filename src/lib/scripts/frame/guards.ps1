# The shell: PowerShell 5.1 or newer, 64-bit, not restricted.
function Assert-RcShell {
  if ($PSVersionTable.PSVersion -lt [version]'5.1') {
    Stop-Rc -Code 'powershell-version' -Message 'PowerShell 5.1 or newer is needed.'
  }
  if ($env:PROCESSOR_ARCHITECTURE -eq 'x86') {
    Stop-Rc -Code 'bitness' -Message 'This is 32-bit PowerShell. Run it in the 64-bit one.'
  }
  if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    Stop-Rc -Code 'language-mode' -Message 'A policy restricts PowerShell on this computer.'
  }
}
# Administrator rights, or SYSTEM.
function Assert-RcElevated {
  $me = [System.Security.Principal.WindowsPrincipal][System.Security.Principal.WindowsIdentity]::GetCurrent()
  if (-not $me.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)) {
    Stop-Rc -Code 'not-elevated' -Message 'Open PowerShell with "Run as administrator" first.'
  }
}
# The person themselves, not a service.
function Assert-RcPerson {
  if ([System.Security.Principal.WindowsIdentity]::GetCurrent().IsSystem) {
    Stop-Rc -Code 'is-system' -Message 'Run this as the person who connects, not as SYSTEM.'
  }
}
# A Windows build that the fix is meant for.
function Assert-RcWindowsBuild {
  param([int]$From, [int]$To = 999999)
  $path = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
  $build = [int](Get-RcRegistryValue -Path $path -Name 'CurrentBuildNumber')
  if ($build -lt $From -or $build -gt $To) {
    Stop-Rc -Code 'windows-build' -Message "This fix is not meant for Windows build $build."
  }
}
# Not a domain controller.
function Assert-RcNotController {
  $path = 'HKLM:\SYSTEM\CurrentControlSet\Control\ProductOptions'
  if ((Get-RcRegistryValue -Path $path -Name 'ProductType') -eq 'LanmanNT') {
    Stop-Rc -Code 'domain-controller' -Message 'This is a domain controller. Do this by hand.'
  }
}
# No policy that would set the value back.
function Assert-RcNoPolicy {
  param([string]$Value)
  $path, $name = $Value -split '!', 2
  if ($null -ne (Get-RcRegistryValue -Path $path -Name $name)) {
    Stop-Rc -Code 'policy-owned' -Message "A policy sets $name. Change it there."
  }
}
