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
  Open-RcFolder -Path $Root
  $file = '{0}\task-{1}.ps1' -f $Root, ([datetime]::UtcNow.ToString('o') -replace '[^0-9]')
  Save-RcScript -Path $file -As $Mode
  # Once more, now that the folder is not empty: from here on nobody can turn it into a link.
  Open-RcFolder -Path $Root
  Register-RcTask -Name 'Reconnect run' -Path $file
  Start-ScheduledTask -TaskName 'Reconnect run'
  Write-RcLine 'A task does it. If this window is disconnected, connect again in a minute.'
  for ($turn = 0; $turn -lt 60 -and -not $Rc.Last; $turn++) {
    Start-Sleep -Seconds 5
    $said = Get-Content -LiteralPath "$file.txt" -ErrorAction 'SilentlyContinue'
    $Rc.Last = [string]($said | Where-Object { $_ -like 'RECONNECT 1 *' })
  }
  Unregister-ScheduledTask -TaskName 'Reconnect run' -Confirm:$false
  Stop-Rc -Result 'failed' -Code 'task' -Message "All that the task said: $file.txt"
}
