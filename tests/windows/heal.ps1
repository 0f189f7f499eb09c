# Sets each fault of cases.json on this machine, runs check, dry run, apply, check and undo as a person would paste
# them, and compares what they say and leave behind. Only for machines that are thrown away.
param([Parameter(Mandatory = $true)][string]$Folder, [string]$Cases = 'cases.json')
$ErrorActionPreference = 'Stop'
if ($env:CI -ne 'true') { throw 'This changes the machine that it runs on. It runs only where CI=true.' }

function Get-Value {
  param([string]$Path, [string]$Name)
  if (-not (Test-Path -LiteralPath $Path)) { return 'absent' }
  $key = Get-Item -LiteralPath $Path
  if ($key.GetValueNames() -notcontains $Name) { return 'absent' }
  return '{0}:{1}' -f $key.GetValueKind($Name), $key.GetValue($Name)
}

function Set-Value {
  param([object]$Item)
  if ($null -eq $Item.value) {
    if ((Get-Value -Path $Item.path -Name $Item.name) -ne 'absent') { Remove-ItemProperty -LiteralPath $Item.path -Name $Item.name }
    return
  }
  if (-not (Test-Path -LiteralPath $Item.path)) { New-Item -Path $Item.path -Force | Out-Null }
  $number = [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32]$Item.value), 0)
  New-ItemProperty -LiteralPath $Item.path -Name $Item.name -PropertyType 'DWord' -Value $number -Force | Out-Null
}

# The last line of a part, as a person reads it: "fault rdp-layer".
function Invoke-Part {
  param([object]$Case, [string]$Part)
  $file = Join-Path -Path $Folder -ChildPath ('{0}\{1}.{2}.ps1' -f $Case.fix, $Case.channel, $Part)
  $output = @(& ([scriptblock]::Create((Get-Content -LiteralPath $file -Raw))))
  $words = ([string]$output[-1]).Split(' ')
  if ($words[0] -ne 'RECONNECT') { throw "no result line: $($output[-1])" }
  return '{0} {1}' -f $words[4], $words[5]
}

function Test-Same {
  param([string]$What, [string]$Is, [string]$Wanted)
  if ($Is -ceq $Wanted) { return }
  $script:failed += 1
  '  FAILED {0}: "{1}", expected "{2}"' -f $What, $Is, $Wanted
}

$failed = 0
$count = 0
foreach ($case in (Get-Content -LiteralPath $Cases -Raw | ConvertFrom-Json)) {
  '{0}: {1}' -f $case.fix, $case.name
  $count += 1
  foreach ($item in $case.registry) { Set-Value -Item $item }
  $before = @($case.registry | ForEach-Object { Get-Value -Path $_.path -Name $_.name }) -join ' '
  Test-Same -What 'check' -Is (Invoke-Part -Case $case -Part 'check') -Wanted $case.check
  if (-not $case.apply) { continue }
  Invoke-Part -Case $case -Part 'dry-run' | Out-Null
  $dry = @($case.registry | ForEach-Object { Get-Value -Path $_.path -Name $_.name }) -join ' '
  Test-Same -What 'state after the dry run' -Is $dry -Wanted $before
  Test-Same -What 'apply' -Is (Invoke-Part -Case $case -Part 'apply') -Wanted $case.apply
  Test-Same -What 'second apply' -Is ((Invoke-Part -Case $case -Part 'apply').Split(' ')[0]) -Wanted 'no-change'
  Test-Same -What 'undo' -Is ((Invoke-Part -Case $case -Part 'undo').Split(' ')[0]) -Wanted 'undone'
  $after = @($case.registry | ForEach-Object { Get-Value -Path $_.path -Name $_.name }) -join ' '
  Test-Same -What 'state after undo' -Is $after -Wanted $before
}
'Windows {0}, PowerShell {1}: {2} cases, {3} failed' -f [Environment]::OSVersion.Version, $PSVersionTable.PSVersion, $count, $failed
if ($count -eq 0 -or $failed -gt 0) { exit 1 }
