# The folder object only. Its files keep their own permissions: nothing here goes into the tree.
if (-not [System.Security.Principal.WindowsIdentity]::GetCurrent().IsSystem) {
  $message = 'Only SYSTEM can do this. Use PsExec with -s, Run Command or an agent.'
  Stop-Rc -Result 'refused' -Code 'needs-system' -Message $message
}
Set-RcAcl -LiteralPath (Get-RcMachineKeysPath) -Dacl 'D:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)' -Owner 'S-1-5-18'
Restart-RcService -Name 'SessionEnv'
Restart-RcService -Name 'TermService'
