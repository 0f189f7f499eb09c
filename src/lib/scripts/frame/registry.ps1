# A registry value without expansion, or $null if the key or the value is missing.
function Get-RcRegistryValue {
  param([string]$Path, [string]$Name)
  if (-not (Test-Path -LiteralPath $Path)) { return $null }
  $value = (Get-Item -LiteralPath $Path).GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
  if ($value -is [int] -and $value -lt 0) { return [uint32](4294967296 + $value) }
  return , $value
}
# A Remote Desktop setting as policy has it, or $null.
function Get-RcPolicyValue {
  param([string]$Name)
  return Get-RcRegistryValue -Path 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services' -Name $Name
}
# The TCP port of the listener.
function Get-RcRdpPort {
  $port = Get-RcRegistryValue -Path $RdpTcp -Name 'PortNumber'
  if ($null -eq $port) { return 3389 }
  return [int]$port
}
