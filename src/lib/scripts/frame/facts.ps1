# The process id of a service, 0 if it does not run.
function Get-RcServiceProcessId {
  param([string]$Name)
  $service = Get-CimInstance -ClassName 'Win32_Service' -Filter "Name = '$Name'"
  if ($null -eq $service) { return 0 }
  return [int]$service.ProcessId
}
# Upper-case hex of bytes, or an empty text.
function ConvertTo-RcHex {
  param([byte[]]$Bytes)
  if ($null -eq $Bytes -or $Bytes.Length -eq 0) { return '' }
  return [System.BitConverter]::ToString($Bytes).Replace('-', '')
}
# ProgramData as Windows has it. The environment belongs to whoever started this window.
function Get-RcProgramData {
  $path = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList'
  $value = Get-RcRegistryValue -Path $path -Name 'ProgramData'
  if (-not $value) { $value = '%SystemDrive%\ProgramData' }
  return $value -replace '%SystemDrive%', [System.Environment]::SystemDirectory.Substring(0, 2)
}
function Get-RcMachineKeysPath {
  return Join-Path -Path (Get-RcProgramData) -ChildPath 'Microsoft\Crypto\RSA\MachineKeys'
}
# The key files of the Remote Desktop certificate: their name is a hash of the container's fixed name.
# Everybody may make new items in that folder, so folders and links with this name are not looked at.
function Get-RcRdpKeyFile {
  $folder = Get-RcMachineKeysPath
  if (-not (Test-Path -LiteralPath $folder)) { return }
  return Get-ChildItem -LiteralPath $folder -Filter 'f686aace6942fb7f7ceb231212eef4a4_*' -File -Force |
    Where-Object { [string]$_.Attributes -notmatch 'ReparsePoint' }
}
# The listener's own certificates: those that sign themselves.
function Get-RcSelfSignedCertificate {
  $store = 'Cert:\LocalMachine\Remote Desktop'
  if (-not (Test-Path -LiteralPath $store)) { return }
  return Get-ChildItem -LiteralPath $store | Where-Object { $_.Subject -eq $_.Issuer }
}
function Test-RcDomainJoined {
  return [bool](Get-CimInstance -ClassName 'Win32_ComputerSystem').PartOfDomain
}
# Remote Desktop sessions that are connected now. Their name is the same in every display language.
function Get-RcActiveSessionCount {
  if ($null -eq (Get-Command -Name 'qwinsta.exe' -ErrorAction 'SilentlyContinue')) { return 0 }
  return @(qwinsta.exe | Where-Object { $_ -match 'rdp-[a-z0-9-]+#' }).Count
}
