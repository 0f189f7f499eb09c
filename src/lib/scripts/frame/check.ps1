# What a check hands back.
function New-RcResult {
  param([string]$State, [string]$Code, [hashtable]$Data = @{})
  return @{ State = $State; Code = $Code; Data = $Data }
}
# Runs the check of this fix and remembers what it found.
function Invoke-RcCheck {
  $found = @{ State = 'unknown'; Code = 'unknown'; Data = @{} }
  foreach ($item in @(Get-RcCheck)) {
    if ($item -is [hashtable]) { $found = $item } else { Write-Output -InputObject $item }
  }
  $Rc.State = $found.State
  $Rc.Result = $found.State
  $Rc.Code = $found.Code
  $Rc.Data = $found.Data
}
