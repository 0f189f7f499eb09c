# Does this window live in a Remote Desktop session? If unsure, yes.
function Test-RcInSession {
  $session = (Get-Process -Id $PID).SessionId
  if ($session -eq 0) { return $false }
  $now = Get-RcRegistryValue -Path "HKCU:\Volatile Environment\$session" -Name 'SESSIONNAME'
  return $env:SESSIONNAME -ne 'Console' -or ($null -ne $now -and $now -ne 'Console')
}
# Counts who is cut off. In a Remote Desktop session a task makes the change: this window may not live to see it.
function Move-RcOutOfSession {
  $count = Get-RcActiveSessionCount
  Write-RcLine 'Remote Desktop sessions open now: {0}. A restart cuts them; they can be rejoined.' $count
  if ($Mode -eq 'dry-run' -or -not (Test-RcInSession)) { return }
  # An earlier task that is still at work holds the lock. It is left in peace.
  Lock-RcMachine
  Close-Rc
  $file = Join-Path -Path (Get-RcRoot) -ChildPath 'task.ps1'
  if (Test-Path -LiteralPath "$file.txt") { Remove-Item -LiteralPath "$file.txt" }
  Save-RcScript -Path $file -As $Mode
  Register-RcTask -Name 'Reconnect run' -Path $file
  Start-ScheduledTask -TaskName 'Reconnect run'
  Write-RcLine 'A task does it. If this window is disconnected, connect again in a minute.'
  for ($turn = 0; $turn -lt 60 -and -not $Rc.Last; $turn++) {
    Start-Sleep -Seconds 5
    $said = @(Get-Content -LiteralPath "$file.txt" -ErrorAction 'SilentlyContinue')
    $Rc.Last = [string]($said -like 'RECONNECT 1 *')
  }
  if (-not $Rc.Last) {
    $where = "After five minutes the task may still be at work. What it says: $file.txt"
    Stop-Rc -Result 'unknown' -Code 'task' -Message $where
  }
  foreach ($line in $said) {
    if ($line -ne $Rc.Last) { Write-RcLine $line }
  }
  Unregister-ScheduledTask -TaskName 'Reconnect run' -Confirm:$false
  Remove-Item -LiteralPath $file
  Remove-Item -LiteralPath "$file.txt"
  Stop-Rc -Code 'task' -Message 'The task has ended.'
}
