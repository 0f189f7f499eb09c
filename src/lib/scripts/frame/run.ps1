try {
  & $guards
  if ($Mode -ne 'dry-run') { Lock-RcMachine }
  if ($Mode -eq 'undo') { Undo-RcRun } else { Invoke-RcFix }
} catch {
  Write-RcFailure -Problem $_.Exception.Message
} finally {
  try { Close-Rc } finally { Write-RcResult }
}
