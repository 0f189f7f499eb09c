# One script at a time on this computer.
function Lock-RcMachine {
  $free = $false
  try {
    $Rc.Lock = New-Object -TypeName 'System.Threading.Mutex' -ArgumentList $false, 'Global\Reconnect'
    $free = $Rc.Lock.WaitOne(0)
  } catch [System.Threading.AbandonedMutexException] {
    $free = $true
  } catch {
    $free = $false
  }
  if ($free) { return }
  $Rc.Lock = $null
  Stop-Rc -Code 'locked' -Message 'Another Reconnect script runs on this computer. Wait until it ends.'
}
# Lets go of the journal and of the lock.
function Close-Rc {
  if ($Rc.Journal) { $Rc.Journal.Dispose() }
  if ($Rc.Lock) { $Rc.Lock.ReleaseMutex() }
}
