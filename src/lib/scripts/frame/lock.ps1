# One script at a time on this computer. The file lies where only administrators can open it.
function Lock-RcMachine {
  $root = Get-RcRoot
  Open-RcFolder -Path $root
  # An undo may be the last chance to get back, so it waits five minutes.
  $turns = 0
  if ($Mode -eq 'undo') { $turns = 60 }
  while (-not $Rc.Lock) {
    try {
      $Rc.Lock = [System.IO.File]::Open("$root\lock", 'OpenOrCreate', 'Write', 'None')
    } catch [System.IO.IOException] {
      if ($turns -eq 0) {
        Stop-Rc -Code 'locked' -Message 'Another Reconnect script runs here. Run this again when it has ended.'
      }
      $turns--
      Start-Sleep -Seconds 5
    }
  }
}
# Lets go of the journal and of the lock.
function Close-Rc {
  foreach ($file in @($Rc.Journal, $Rc.Lock)) {
    if ($file) { $file.Dispose() }
  }
}
