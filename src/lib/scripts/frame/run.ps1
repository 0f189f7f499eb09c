try {
  & $guards
  if ($Mode -eq 'undo') {
    Undo-RcRun
  } else {
    Invoke-RcCheck
    if ($Rc.Needed -and $Mode -eq 'apply') { Lock-RcMachine }
    Invoke-RcFix
  }
} catch {
  Write-RcFailure -Problem $_.Exception.Message
} finally {
  try { Close-Rc } finally { Write-RcResult }
}
