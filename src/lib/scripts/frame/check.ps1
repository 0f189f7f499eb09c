# What a check hands back.
function New-RcResult {
  param([string]$State, [string]$Code, [hashtable]$Data = @{})
  return @{ State = $State; Code = $Code; Data = $Data }
}
# Runs the check of this fix and remembers what it found.
function Invoke-RcCheck {
  $found = @{ State = 'unknown'; Code = 'unknown'; Data = @{} }
  Get-RcCheck | ForEach-Object {
    if ($_ -is [hashtable]) { $found = $_ } else { Write-Output -InputObject $_ }
  }
  $Rc.State = $found.State
  $Rc.Needed = @('fault', 'unknown') -contains $found.State
  $Rc.Result = $found.State
  $Rc.Code = $found.Code
  $Rc.Data = $found.Data
}
