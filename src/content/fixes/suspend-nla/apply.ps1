# The way back comes first: if this cannot be registered, nothing is changed.
Write-RcLine 'A test for 30 minutes. Never while the port is open to the Internet.'
Register-RcUndoTask -Minutes 30
Set-RcRegistryValue -Path $RdpTcp -Name 'UserAuthentication' -Kind 'DWord' -Value 0
