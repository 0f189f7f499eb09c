# The folder object only. Its files keep their own permissions: nothing here goes into the tree.
Set-RcAcl -LiteralPath (Get-RcMachineKeysPath) -Dacl 'D:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)' -Owner 'S-1-5-18'
Restart-RcService -Name 'SessionEnv'
Restart-RcService -Name 'TermService'
