# One script at a time on this computer.
function Lock-RcMachine {
  $free = $false
  # An undo may be the last chance to get back, so it is patient.
  $patience = 0
  if ($Mode -eq 'undo') { $patience = 300000 }
  try {
    $Rc.Lock = New-Object -TypeName 'System.Threading.Mutex' -ArgumentList $false, 'Global\Reconnect'
    $free = $Rc.Lock.WaitOne($patience)
  } catch [System.Threading.AbandonedMutexException] {
    $free = $true
  } catch {
    $free = $false
  }
  if ($free) { return }
  $Rc.Lock = $null
  Stop-Rc -Code 'locked' -Message 'Another Reconnect script runs here. Run this again when it has ended.'
}
# Lets go of the journal and of the lock.
function Close-Rc {
  if ($Rc.Journal) { $Rc.Journal.Dispose() }
  if (-not $Rc.Lock) { return }
  $Rc.Lock.ReleaseMutex()
  $Rc.Lock.Dispose()
}
