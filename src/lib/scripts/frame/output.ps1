# Prints a line, keeps it in the log, and stays below what Run Command hands back.
function Write-RcLine {
  param([string]$Text, [Parameter(ValueFromRemainingArguments = $true)][object[]]$Values = @())
  if ($Values.Count -gt 0) { $Text = $Text -f $Values }
  # A name in the text must not look like the last line.
  $Text = $Text -replace '[^\x20-\x7e]', '?' -creplace 'RECONNECT', 'Reconnect'
  $log = "$($Rc.Folder)\log.txt"
  if ($Rc.Folder) { Add-Content -LiteralPath $log -Value $Text -ErrorAction 'SilentlyContinue' }
  $Rc.Bytes += $Text.Length + 2
  if ($Rc.Bytes -lt 2900) { Write-Output -InputObject $Text }
}
# Ends the script with a reason and a plain sentence.
function Stop-Rc {
  param([string]$Code, [string]$Message, [string]$Result = 'refused')
  $Rc.Result = $Result
  $Rc.Code = $Code
  $Rc.Message = $Message
  throw $Message
}
# Says why it stopped, what is done, and how to get back.
function Write-RcFailure {
  param([string]$Problem)
  if (-not $Rc.Message) {
    $Rc.Result = 'failed'
    $Rc.Code = 'error'
    $Rc.Message = "Stopped by an error: $Problem"
  }
  $Rc.Data = @{}
  Write-RcLine $Rc.Message
  if ($Mode -ne 'apply' -or -not $Rc.Folder) { return }
  Write-RcLine 'Changes begun before that: {0}. The undo script puts them back.' $Rc.Changes
  Write-RcLine 'By hand: read undo-by-hand.txt in {0}' $Rc.Folder
}
# The last line of every script. It holds no names.
function Write-RcResult {
  $words = @('RECONNECT 1', $Fix, $Mode, $Rc.Result, $Rc.Code)
  foreach ($item in ($Rc.Data.GetEnumerator() | Sort-Object -Property 'Key')) {
    $words += '{0}={1}' -f $item.Key, ([string]$item.Value -replace '[^A-Za-z0-9.:,_+-]', '_')
  }
  $line = $words -join ' '
  if ($Rc.Last) { $line = $Rc.Last }
  $env:Path = $Rc.SearchPath
  Write-Output -InputObject $line
}
