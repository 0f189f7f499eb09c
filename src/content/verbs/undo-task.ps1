# A task that undoes this run later, as SYSTEM, also after a restart of Windows. State: task or absent.
function Read-RcUndoTask {
  param([string]$Target)
  if ($null -eq (Get-ScheduledTask -TaskName $Target -ErrorAction 'SilentlyContinue')) { return 'absent' }
  return 'task'
}
function Write-RcUndoTask {
  param([string]$Target, [string]$State)
  if ($State -eq 'absent') {
    Unregister-ScheduledTask -TaskName $Target -Confirm:$false
    return
  }
  $file = "$($Rc.Folder)\undo.ps1"
  Save-RcScript -Path $file -As 'undo'
  $trigger = New-ScheduledTaskTrigger -Once -At (Get-Date).AddMinutes($Rc.Minutes)
  Register-RcTask -Name $Target -Path $file -Trigger $trigger
}
function Register-RcUndoTask {
  param([int]$Minutes)
  $Rc.Minutes = $Minutes
  if ((Read-RcUndoTask -Target 'Reconnect undo') -eq 'task') {
    Stop-Rc -Code 'undo-pending' -Message 'An undo is already waiting. Undo that one first.'
  }
  $say = "undo all this by itself in $Minutes minutes"
  Invoke-RcChange -Verb 'undo-task' -Target 'Reconnect undo' -New 'task' -Say $say
  Write-RcLine 'To keep the change: Unregister-ScheduledTask -TaskName "Reconnect undo" -Confirm:$false'
}
