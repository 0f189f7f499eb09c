# The folder object only. Its files keep their own permissions: nothing here goes into the tree.
if (-not [System.Security.Principal.WindowsIdentity]::GetCurrent().IsSystem) {
  $message = 'Only SYSTEM can do this. Use PsExec with -s, Run Command or an agent.'
  Stop-Rc -Result 'refused' -Code 'needs-system' -Message $message
}
$found = @(Get-RcCheck | Where-Object -FilterScript { $_ -is [hashtable] })
if ($found[0].Code -eq 'service-stopped') {
  # The permissions are right, also with entries that somebody added. Only the service is down.
  Start-RcService -Name 'TermService'
  return
}
Set-RcAcl -LiteralPath (Get-RcMachineKeysPath) -Dacl 'D:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)' -Owner 'S-1-5-18'
Restart-RcService -Name 'SessionEnv'
Restart-RcService -Name 'TermService'
