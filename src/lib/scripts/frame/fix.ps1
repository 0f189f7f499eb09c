# After the check: takes the steps only if there is something to repair, and looks again.
function Invoke-RcFix {
  if (-not $Rc.Needed) {
    $Rc.Result = 'refused'
    if ($Rc.State -eq 'ok') { $Rc.Result = 'no-change' }
    return
  }
  & $steps
  if ($Mode -eq 'dry-run') {
    $Rc.Result = 'would-change'
    if ($Rc.Changes -eq 0) { $Rc.Result = 'no-change' }
    return
  }
  Invoke-RcCheck
  $Rc.Result = 'not-fixed'
  if ($Rc.State -eq 'ok') { $Rc.Result = 'fixed' }
  if ($Restart -eq 'machine') { $Rc.Result = 'restart-needed' }
}
