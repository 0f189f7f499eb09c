# One file: the key of the Remote Desktop certificate that belongs to this machine. Never the folder's other keys.
if (-not [System.Security.Principal.WindowsIdentity]::GetCurrent().IsSystem) {
  $message = 'Only SYSTEM can do this. Use PsExec with -s, Run Command or an agent.'
  Stop-Rc -Result 'refused' -Code 'needs-system' -Message $message
}
$found = @(Get-RcCheck | Where-Object -FilterScript { $_ -is [hashtable] })
if ($found[0].Code -eq 'service-stopped') {
  # The permissions are right and stay. Only the service is down.
  Start-RcService -Name 'TermService'
  return
}
$guid = [string](Get-RcRegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
# The service SID of NT SERVICE\SessionEnv. Windows builds that granted it keep it; it is never added here.
$sessionEnv = 'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833'
foreach ($key in @(Get-RcRdpKeyFile | Where-Object -FilterScript { $_.Name -like "*_$guid" })) {
  $before = [string](Get-RcAcl -LiteralPath $key.FullName).Dacl
  $dacl = 'D:PAI(A;;FA;;;SY)(A;;FR;;;NS)'
  if ($before -match "\(A;[^;]*;[^;]*;[^;]*;[^;]*;$sessionEnv\)") {
    $dacl = "$dacl(A;;FA;;;$sessionEnv)"
  }
  Set-RcAcl -LiteralPath $key.FullName -Dacl $dacl -Owner 'S-1-5-18'
}
Restart-RcService -Name 'SessionEnv'
Restart-RcService -Name 'TermService'
