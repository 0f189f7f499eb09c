# The computer of an administrator: stand-ins for the tools that carry a script to another machine. Each keeps what
# would run there, and hands back what the other machine is said to print. One request a line: { text, reply, code,
# fail, missing }, where fail names the tool that breaks down.
Import-Module -Name 'Microsoft.PowerShell.Utility', 'Microsoft.PowerShell.Management'
$PSModuleAutoLoadingPreference = 'None'
function Test-Broken {
  param([string]$Tool)
  if ($script:request.fail -eq $Tool) { throw "$Tool does not answer." }
}
function Get-Reply {
  param([string]$How, [string]$Payload)
  $script:took.how += $How
  $script:took.payload = $Payload
  foreach ($line in $script:request.reply) { $line }
}
# Another computer got a command line, with these files in its folders.
function Send-Line {
  param([string]$How, [string]$Line)
  $script:took.how += $How
  $script:took.lines += $Line
  $script:took.there = $script:files.Clone()
  foreach ($one in $script:request.reply) { $one }
}
function Get-Credential {
  param([Parameter(Mandatory)][string]$Message)
  $script:took.asked += 1
  return [pscredential]::new('admin', [securestring]::new())
}
function Invoke-Command {
  [CmdletBinding()]
  param([string]$ComputerName, [string]$VMName, [Parameter(Mandatory)][pscredential]$Credential, [Parameter(Mandatory)][scriptblock]$ScriptBlock)
  Test-Broken -Tool 'Invoke-Command'
  Get-Reply -How "Invoke-Command $ComputerName$VMName" -Payload $ScriptBlock.ToString()
}
function Set-AzContext {
  [CmdletBinding()]
  param([Parameter(Mandatory)][string]$Subscription, [Parameter(Mandatory)][ValidateSet('Process')][string]$Scope)
  $script:took.how += "Set-AzContext $Subscription"
  return 'context'
}
# Run Command hands back the last 4,096 bytes of each stream, the output first.
function Invoke-AzVMRunCommand {
  [CmdletBinding()]
  param(
    [Parameter(Mandatory)][string]$ResourceGroupName, [Parameter(Mandatory)][string]$VMName,
    [Parameter(Mandatory)][ValidateSet('RunPowerShellScript')][string]$CommandId, [Parameter(Mandatory)][string]$ScriptString
  )
  Test-Broken -Tool 'Invoke-AzVMRunCommand'
  $text = @(Get-Reply -How "Invoke-AzVMRunCommand $ResourceGroupName $VMName" -Payload $ScriptString) -join "`n"
  $kept = $text.Substring([math]::Max(0, $text.Length - 4096))
  $out = [pscustomobject]@{ Code = 'ComponentStatus/StdOut/succeeded'; Message = $kept }
  $errors = [pscustomobject]@{ Code = 'ComponentStatus/StdErr/succeeded'; Message = [string]$script:request.errors }
  return [pscustomobject]@{ Value = @($out, $errors) }
}
function Get-Command {
  [CmdletBinding()]
  param([Parameter(Mandatory)][string[]]$Name)
  foreach ($one in $Name) { if ($script:request.missing -notcontains $one) { [pscustomobject]@{ Name = $one } } }
}
function Join-Path {
  param([string]$Path, [string]$ChildPath)
  return "$Path\$ChildPath"
}
function Set-Content {
  [CmdletBinding()]
  param([Parameter(Mandatory)][string]$LiteralPath, [Parameter(Mandatory)][string]$Value, [Parameter(Mandatory)][ValidateSet('Ascii')][string]$Encoding)
  Test-Broken -Tool 'Set-Content'
  $bytes = [System.Text.Encoding]::ASCII.GetBytes($Value + "`r`n")
  $script:files[$LiteralPath] = [System.Text.Encoding]::ASCII.GetString($bytes)
}
function Test-Path {
  [CmdletBinding()]
  param([Parameter(Mandatory)][string]$LiteralPath)
  return $script:files.ContainsKey($LiteralPath)
}
function Remove-Item {
  [CmdletBinding()]
  param([Parameter(Mandatory)][string]$LiteralPath)
  if (-not $script:files.ContainsKey($LiteralPath)) { throw "Cannot find path $LiteralPath" }
  $script:files.Remove($LiteralPath)
}
# Windows PowerShell puts quotes around an argument with a blank, and hands over the rest as it is.
function Start-PsExec {
  param([string]$Tool, [string[]]$Given)
  Test-Broken -Tool $Tool
  $words = @(foreach ($one in $Given) { if ($one -match '\s') { '"{0}"' -f $one } else { $one } })
  if (($words[1..5] -join ' ') -cne '-accepteula -nobanner -s cmd.exe /c') { throw "PsExec does not know: $words" }
  Send-Line -How "$Tool $($words[0])" -Line ($words[6..99] -join ' ')
  $global:LASTEXITCODE = [int]$script:request.code
}
function psexec.exe { Start-PsExec -Tool 'psexec.exe' -Given $args }
function psexec64.exe { Start-PsExec -Tool 'psexec64.exe' -Given $args }
function Copy-VMGuestFile {
  [CmdletBinding()]
  param([Parameter(Mandatory)][string]$VM, [Parameter(Mandatory)][pscredential]$GuestCredential, [switch]$LocalToGuest, [string]$Source, [string]$Destination, [switch]$Force)
  Test-Broken -Tool 'Copy-VMGuestFile'
  if (-not $LocalToGuest -or -not $Destination.EndsWith('\')) { throw 'Copy-VMGuestFile does not know that.' }
  $script:files["guest $Destination" + $Source.Split('\')[-1]] = $script:files[$Source]
}
function Invoke-VMScript {
  [CmdletBinding()]
  param([Parameter(Mandatory)][string]$VM, [Parameter(Mandatory)][pscredential]$GuestCredential, [ValidateSet('Bat')][string]$ScriptType, [Parameter(Mandatory)][string]$ScriptText)
  if ($ScriptText -match '^del (C:\\Windows\\[\w.-]+)$') {
    Remove-Item -LiteralPath "guest $($Matches[1])"
    return [pscustomobject]@{ ScriptOutput = ''; ExitCode = 0 }
  }
  Test-Broken -Tool 'Invoke-VMScript'
  $said = @(Send-Line -How "Invoke-VMScript $VM" -Line $ScriptText) -join "`r`n"
  return [pscustomobject]@{ ScriptOutput = $said; ExitCode = [int]$script:request.code }
}
$env:TEMP = 'C:\Users\admin\Temp'
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $script:request = ConvertFrom-Json -InputObject $line
  $script:files = @{}
  $script:took = @{ how = @(); payload = ''; lines = @(); there = @{}; asked = 0; error = '' }
  $output = [System.Collections.Generic.List[string]]::new()
  try { & ([scriptblock]::Create($script:request.text)) | ForEach-Object { $output.Add([string]$_) } } catch { $script:took.error = [string]$_ }
  $script:took.output = @(($output -join "`n") -split "\r?\n" | Where-Object { $_ -ne '' })
  $script:took.left = @($script:files.Keys)
  [Console]::Out.WriteLine((ConvertTo-Json -InputObject $script:took -Depth 4 -Compress))
}
