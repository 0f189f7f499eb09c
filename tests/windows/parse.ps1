# Parses every PowerShell script that "npm run scripts" wrote, in the shell that runs this file.
param([Parameter(Mandatory = $true)][string]$Folder)
$ErrorActionPreference = 'Stop'
$count = 0
$bad = @()
foreach ($file in (Get-ChildItem -LiteralPath $Folder -Recurse -Filter '*.ps1')) {
  $tokens = $null
  $errors = $null
  [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$tokens, [ref]$errors) | Out-Null
  $count += 1
  foreach ($problem in $errors) { $bad += '{0}:{1}: {2}' -f $file.FullName, $problem.Extent.StartLineNumber, $problem.Message }
}
$bad
'PowerShell {0}: {1} scripts parsed, {2} errors' -f $PSVersionTable.PSVersion, $count, $bad.Count
if ($count -eq 0 -or $bad.Count -gt 0) { exit 1 }
